package store

func crashChild(string) {}
