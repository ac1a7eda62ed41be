"""A fictional world with truth: shops, purchases, the papers they leave behind, and what becomes of these on their way.

Everything is drawn from a seed, without network; what is drawn is known, so the truth beside each file is exact.

    trade/    who sells what to whom, and what it comes to       -> Sale
    press/    what is printed: tills, papers, mails, labels      -> Drawn: sheets with marks, and their truth
    capture/  what cameras, scanners, hands and years make of it -> Made: a file, and what can still be read of it
    fraud/    what forgers do, and what only looks like it
    cases/    whole claims over the shipped campaigns, each with the decision that the terms ask for

`chance` holds the seed and the wall between `tune` and `held`; `sheet` what is handed from room to room; `conditions` the
labelled documents by what is hard about them; `make` a whole world, in parallel; `check` what has to hold of every truth.

Dealers, people, addresses and numbers are invented; VAT IDs, business numbers, IBANs and GTINs pass their check digits.
"""
