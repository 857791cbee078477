import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'corpus');

/** The kinds of files in the corpus, each in its own folder. */
export type CorpusKind = 'csv' | 'json' | 'xml';

/** Names of the corpus files of one kind. */
export function corpusFiles(kind: CorpusKind): string[] {
	return readdirSync(join(FOLDER, kind)).sort();
}

/** The content of a corpus file. */
export function corpusFile(kind: CorpusKind, name: string): Buffer {
	return readFileSync(join(FOLDER, kind, name));
}

/** All files of the corpus, as texts that a server could respond with. */
export function corpusTexts(): string[] {
	return (['csv', 'json', 'xml'] as const).flatMap((kind) =>
		corpusFiles(kind).map((name) => corpusFile(kind, name).toString('utf8')),
	);
}
