"""Till receipts, copies, returns, bills and card slips: templates filled and set on rolls."""
