"""What is due or wrong: the lists of `/review/`, and `litmap todo`."""
