"""What is printed, a folder a family: tills, A4 papers, mails, labels, plates, and what is no proof at all."""
