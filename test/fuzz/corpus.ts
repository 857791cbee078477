import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'corpus');

/** The kinds of files in the corpus, each in a folder of its own. */
export type CorpusKind = 'csv' | 'json' | 'xml';

/** Names of the corpus's files of a kind. */
export function corpusFiles(kind: CorpusKind): string[] {
	return readdirSync(join(FOLDER, kind)).sort();
}

/** The bytes of a file of the corpus. */
export function corpusFile(kind: CorpusKind, name: string): Buffer {
	return readFileSync(join(FOLDER, kind, name));
}

/** All files of the corpus, as the texts that a server could answer with. */
export function corpusTexts(): string[] {
	return (['csv', 'json', 'xml'] as const).flatMap((kind) =>
		corpusFiles(kind).map((name) => corpusFile(kind, name).toString('utf8')),
	);
}
