import fc from 'fast-check';

import { findJsonText } from '../../../nodes/kit';

it.each([
	['{"_links":{"next":{"href":"/v3/contacts?cursor=a%3D"}}}', '/v3/contacts?cursor=a%3D'],
	['{"_links" : { "next" : {\n"href" : "\\/v3\\/a\\u0026\\"b" } } }', '/v3/a&"b'],
	['{"_links":{"next":{"next":{"href":"/v3/tags"}}}}', '/v3/tags'],
	['{"_links":{"next":{"href":null}}}', undefined],
	['{"_links":{"next":{"href":"/v3', undefined],
	['{"_links":{"next":{"href":"/v3\n"}}}', undefined],
	['{"_links":{"next":{"href":"\\x"}}}', undefined],
	['{"_links":{}}', undefined],
	['', undefined],
])('in %j it is %j', (json, text) => {
	expect(findJsonText(json, ['_links', 'next', 'href'])).toBe(text);
});

it('finds any text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, other) => {
			const json = JSON.stringify({ next_link: text, other });
			expect(findJsonText(json, ['next_link'])).toBe(text);
		}),
	);
});
