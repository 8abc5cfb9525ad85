"""Signs of fraud on offers; what shows them is held until a person has looked at it."""
