import { expectNoSecret, findPaths } from './secrets';

const SECRET = 'a'.repeat(20);

it.each([
	['a text', `x ${SECRET} y`, ''],
	['a property', { a: [{ b: SECRET }] }, '.a.0.b'],
	['a key', { [SECRET]: 1 }, '(key)'],
	['a message', new Error(SECRET), '.message'],
	[
		'a cause',
		new Error('x', { cause: new Error('y', { cause: { SECRET } }) }),
		'.cause.cause.SECRET',
	],
	['a map', new Map([['k', SECRET]]), '(entries).0.1'],
	['bytes', { a: Buffer.from(`x${SECRET}`) }, '.a(bytes)'],
	['base64', `Basic ${Buffer.from(SECRET).toString('base64')}`, ''],
	['a hidden property', Object.defineProperty({}, 'hidden', { value: SECRET }), '.hidden'],
	['a getter', Object.defineProperty({}, 'got', { get: () => SECRET }), '.got'],
])('finds a secret in %s', (_what, value, place) => {
	expect(findPaths(value, SECRET)).toContain(place);
	expect(() => expectNoSecret(value, SECRET)).toThrow();
});

it('finds none if there is none, also in a circle', () => {
	const circle: Record<string, unknown> = { a: new Error('x') };
	circle.self = circle;
	expectNoSecret(circle, SECRET);
});
