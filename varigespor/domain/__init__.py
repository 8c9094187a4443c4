"""What follows: pure rules, one flat module per concept."""
