"""Stories that a social worker can read, run against the domain and against casework."""
