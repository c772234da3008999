"""Other generators that make the same pages of sasaran and indikator."""
