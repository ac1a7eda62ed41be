"""What is printed: tills, invoices and other papers, mails, labels, plates; one module a family of layouts."""
