"""What the law says: documents, dated values and reviewed entries, and how an answer is made of them."""
