"""Figures about speed: ratios of things measured side by side, never asserted in a test."""
