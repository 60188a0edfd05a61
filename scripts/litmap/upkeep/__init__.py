"""What needs a look: the lists of `/review/`, and `litmap todo`."""
