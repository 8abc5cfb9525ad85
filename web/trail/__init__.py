"""Who changed what, when and why: for administrators."""
