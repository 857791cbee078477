import { toResult } from './result';

/**
 * Hands on pages while the next one is on its way: the server works on it while this one is turned into items or written
 * into a file. Never more than one page ahead, so that memory stays flat.
 *
 * @throws what reading throws, after the pages that came before it
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
