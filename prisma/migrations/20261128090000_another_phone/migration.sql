-- Whoever has another phone sets it up beside the one that counts until then. As with the secret itself, staff have no sight of it.
ALTER TABLE "second_steps" ADD COLUMN "next_secret" TEXT;
