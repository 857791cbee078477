import { KNOWN_PLACES, messagesInSource } from './messages';
import { readPage } from './pages';

/** Messages of all nodes are on the first page, those of one node on its own page. */
const PAGES_WITH_MESSAGES = [
	'docs/troubleshooting.md',
	'docs/constant-contact.md',
	'docs/constant-contact-legacy.md',
	'docs/constant-contact-trigger.md',
];

/** Messages of parts of the kit that only one vendor's nodes use are on that vendor's pages. */
const explainsWholeKit = PAGES_WITH_MESSAGES.length > 1;

const explained = new Set(
	PAGES_WITH_MESSAGES.flatMap((page) =>
		[...readPage(page).matchAll(/`([^`\n]+)`/g)].map(([, text]) => text),
	),
);

const messages = messagesInSource();

describe('the documentation', () => {
	it('explains every message and hint of the nodes', () => {
		const missing = messages
			.filter(({ place }) => explainsWholeKit || !place.startsWith('nodes/kit'))
			.filter(({ text }) => !explained.has(text))
			.map(
				({ place, text }) => `${place}: explain \`${text}\` in ${PAGES_WITH_MESSAGES.join(' or ')}`,
			);
		expect(missing).toEqual([]);
	});

	it.each(KNOWN_PLACES)('the search for messages finds those in %s', (file, text) => {
		const found = messages.filter(({ place }) => place.startsWith(file));
		expect(found.map((message) => message.text)).toContain(text);
	});
});
