import { KNOWN_PLACES, messagesInSource } from './messages';
import { readPage } from './pages';

const explained = new Set(
	[...readPage('docs/troubleshooting.md').matchAll(/`([^`\n]+)`/g)].map(([, text]) => text),
);

describe('docs/troubleshooting.md', () => {
	it('explains every message and hint of the nodes', () => {
		const missing = messagesInSource().filter(({ text }) => !explained.has(text));
		expect(missing).toEqual([]);
	});

	it.each(KNOWN_PLACES)('the search for messages finds those in %s', (file, text) => {
		const found = messagesInSource().filter(({ place }) => place.startsWith(file));
		expect(found.map((message) => message.text)).toContain(text);
	});
});
