"""The benchmark: the same documents built by `briefing` and by its peers, each as a whole process. See `make bench`."""
