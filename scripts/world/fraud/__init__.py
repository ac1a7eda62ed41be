"""What forgers do, done honestly: the truth says what was changed."""
