"""Who sells what to whom, and what it comes to: dealers, people, goods, sums."""
