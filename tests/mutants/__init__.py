"""How many small mistakes the tests of `domain/` notice（变异测试）; see docs/mutants.md."""
