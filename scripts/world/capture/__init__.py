"""What a camera, a scanner or a screen makes of a printed thing: light, bends, dirt, lens, file."""
