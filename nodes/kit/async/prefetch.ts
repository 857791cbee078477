import { toResult } from './result';

/**
 * Returns pages while the next one is being requested, so that the server works while this page is turned into items or written
 * to a file. Never more than one page ahead, so memory stays flat.
 *
 * @throws whatever reading throws, after the pages that precede it
 */
export async function* prefetch<Page>(pages: AsyncGenerator<Page>): AsyncGenerator<Page> {
	let coming = toResult(pages.next());
	try {
		for (;;) {
			const step = await coming;
			if (!step.ok) throw step.error;
			if (step.value.done) return;
			coming = toResult(pages.next());
			yield step.value.value;
		}
	} finally {
		await pages.return(undefined);
	}
}
