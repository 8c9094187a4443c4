"""What people do: the only floor that writes, one function per act."""
