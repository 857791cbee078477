import fc from 'fast-check';

import { extractErrorText } from '../../nodes/ConstantContactLegacy/api/responses';
import {
	ATOM,
	readEntry,
	readFeed,
	readService,
	writeEntry,
} from '../../nodes/ConstantContactLegacy/api/atom';
import { decodeEntry, getKey } from '../../nodes/ConstantContactLegacy/api/payload';
import { isXmlText, parseXml, writeXml } from '../../nodes/kit';
import { corpusFile, corpusFiles } from './corpus';
import { tried } from './harm';
import { hostileText, INHERITED } from './hostile';
import { changeXml, xmlChange } from './server/xmlResponses';
import { runs } from './settings';

const DOCUMENT_TYPE = 'the document has a document type, which is not allowed';

/** The result of reading each file as a feed: why it is rejected, or that it isn't. */
const EXPECTED: Record<string, RegExp | 'read'> = {
	'bidirectional.xml': 'read',
	'billion-laughs.xml': new RegExp(DOCUMENT_TYPE),
	'byte-order-mark.xml': 'read',
	'doctype-after-comment.xml': new RegExp(DOCUMENT_TYPE),
	'doctype-late.xml': /inappropriately located doctype/,
	'duplicate-attribute.xml': /duplicate attribute/,
	'elements-10000-deep.xml': /is nested too deeply/,
	'external-doctype.xml': new RegExp(DOCUMENT_TYPE),
	'external-entity.xml': new RegExp(DOCUMENT_TYPE),
	'half-character-reference.xml': /malformed character entity/,
	'huge-reference.xml': /malformed character entity/,
	'invalid-utf-8.xml': 'read',
	'latin-1-declared.xml': 'read',
	'mixed-line-endings.xml': 'read',
	'null-character.xml': /disallowed character/,
	'null-reference.xml': /malformed character entity/,
	'parameter-entity.xml': new RegExp(DOCUMENT_TYPE),
	'prototype-names.xml': /isn't an Atom feed/,
	'quadratic-blowup.xml': new RegExp(DOCUMENT_TYPE),
	'redefined-xml-prefix.xml': /xml prefix must be bound/,
	'stylesheet.xml': 'read',
	'unclosed-cdata.xml': /unclosed/,
	'unclosed-comment.xml': /unclosed/,
	'unknown-entity.xml': /undefined entity/,
	'utf-16-declared.xml': 'read',
	'utf-7-declared.xml': 'read',
	'web-page.xml': /incorrect syntax/,
	'xinclude.xml': 'read',
};

it.each(corpusFiles('xml'))('%s is read, or refused with a reason', (name) => {
	const text = corpusFile('xml', name).toString('utf8');
	const outcome = tried(() => readFeed(text, decodeEntry), 'XmlError');
	const expected = EXPECTED[name];
	if (expected === 'read') expect(outcome).toMatchObject({ value: { entries: [] } });
	else expect(outcome).toMatchObject({ error: { message: expect.stringMatching(expected!) } });
});

it('every expectation has its file', () => {
	expect(Object.keys(EXPECTED)).toEqual(corpusFiles('xml'));
});

it('declared encodings other than UTF-8 change nothing: the bytes were decoded before', () => {
	const { title } = readEntry(`<entry xmlns="${ATOM}"><title>+ADw-script+AD4-</title></entry>`);
	expect(title).toBe('+ADw-script+AD4-');
});

const entry = writeEntry({
	id: 'http://api.constantcontact.com/ws/customers/joe/contacts/1',
	element: 'Contact',
	updated: '2026-01-01T00:00:00.000Z',
	payload: {
		'@id': 'http://api.constantcontact.com/ws/customers/joe/contacts/1',
		EmailAddress: 'ann@example.com',
		ContactLists: { ContactList: [{ '@id': 'lists/1' }, { '@id': 'lists/2' }] },
		Note: { '#text': 'a' },
	},
});
const feed = `<feed xmlns="${ATOM}"><link rel="next" href="contacts?next=a"/>${entry.replace(/^<\?.*\?>\n/, '')}</feed>`;

it.each([
	['a feed', feed, (text: string) => readFeed(text, decodeEntry)],
	['an entry', entry, (text: string) => decodeEntry(readEntry(text))],
	['a service document', feed.replace(/feed/g, 'service'), readService],
])(
	'%s that was tampered with is read or refused, and its records are plain data',
	(_what, document, read) => {
		fc.assert(
			fc.property(fc.array(xmlChange, { minLength: 1, maxLength: 3 }), (changes) => {
				const text = changes.reduce((changed, change) => changeXml(changed, change), document);
				const outcome = tried(() => read(text), 'XmlError');
				if ('error' in outcome) return;
				// Nothing is hidden in what a record inherits, and nothing in it is lost in n8n's database.
				expect(JSON.parse(JSON.stringify(outcome.value))).toEqual(outcome.value);
			}),
			runs(),
		);
	},
);

it("text that isn't a document at all is refused", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			expect(tried(() => parseXml(text), 'XmlError')).toHaveProperty('error');
		}),
		runs(),
	);
});

it('documents that were written can be read back, whatever the names and values', () => {
	const name = fc.constantFrom(...INHERITED, 'a', 'ns.a', '_-');
	const value = hostileText.filter(isXmlText);
	fc.assert(
		fc.property(name, value, (element, text) => {
			const { children } = parseXml(
				writeXml({ root: Object.fromEntries([[element, { '#text': text }]]) }),
			);
			expect(children).toMatchObject([{ name: element, text }]);
		}),
		runs(),
	);
});

it('the message of an error page is a short line', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				hostileText,
				xmlChange.map((change) => changeXml(feed, change)),
			),
			(body) => {
				const outcome = tried(() => extractErrorText(body));
				expect(outcome).toEqual({ value: expect.stringMatching(/^.{0,300}$/su) });
				expect(outcome).toEqual({ value: expect.not.stringMatching(/[\r\n]/) });
			},
		),
		runs(),
	);
});

describe('found by these tests', () => {
	const record = (inner: string) =>
		decodeEntry(
			readEntry(`<entry xmlns="${ATOM}"><content><Contact>${inner}</Contact></content></entry>`),
		);

	it('an element __proto__ gave the record something to inherit', () => {
		const contact = record('<__proto__><Status>Active</Status></__proto__><City>Rome</City>');
		expect(Object.getPrototypeOf(contact)).toBe(Object.prototype);
		expect(contact).not.toHaveProperty('status');
		expect(contact).toMatchObject({ city: 'Rome' });
	});

	it('an element with a name of 100,000 capitals took 20 seconds', () => {
		const name = 'A'.repeat(100_000);
		expect(tried(() => getKey(`${name}b`))).toEqual({
			value: `${name.slice(1)}_ab`.toLowerCase(),
		});
	});
});
