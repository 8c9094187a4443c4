"""What people write down in short forms, in numbers: support person, respite in the network, schooling."""
