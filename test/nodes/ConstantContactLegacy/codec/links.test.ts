import { resolveNext } from '../../../../nodes/ConstantContactLegacy/api/links';
import { TransportError } from '../../../../nodes/kit';
import { thrownBy } from '../../../kit/dummy';

const account = '/customers/joe';
const resolve = (href: string, current = '/lists/2/members') => resolveNext(href, current, account);

it.each([
	['relative to the server', '/ws/customers/joe/lists/2/members?next=g2-x'],
	['relative to the document', 'members?next=g2-x'],
	['a query alone', '?next=g2-x'],
	['absolute', 'http://api.constantcontact.com/ws/customers/joe/lists/2/members?next=g2-x'],
	[
		'absolute with https',
		'https://api.constantcontact.com/ws/customers/joe/lists/2/members?next=g2-x',
	],
	['padded', ' /ws/customers/joe/lists/2/members?next=g2-x\n'],
])('a link that is %s becomes a target below the account', (_form, href) => {
	expect(resolve(href)).toBe('/lists/2/members?next=g2-x');
	expect(resolve(href, '/lists/2/members?next=first')).toBe('/lists/2/members?next=g2-x');
});

it.each(['joe@flowers.example', 'joe%40flowers.example'])(
	'the user name may be an address, written as %s',
	(name) => {
		const href = `/ws/customers/${name}/lists?next=6`;
		const below = '/customers/joe%40flowers.example';
		expect(resolveNext(href, '/lists', below)).toBe('/lists?next=6');
		expect(resolveNext(`http://api.constantcontact.com${href}`, '/lists', below)).toBe(
			'/lists?next=6',
		);
	},
);

it.each([
	['another host', 'http://elsewhere.example/ws/customers/joe/lists?next=6', 'elsewhere.example'],
	[
		'a host of a similar name',
		'//api.constantcontact.com.evil.example/ws/customers/joe/lists',
		'evil',
	],
	['a port of its own', 'http://api.constantcontact.com:81/ws/customers/joe/lists', ':81'],
	['another account', '/ws/customers/joette/lists?next=6', 'relative.invalid'],
	['out of the account', '../../../../elsewhere', 'relative.invalid'],
	['nothing readable', 'http://[', 'unreadable'],
])('a link to %s is refused', (_where, href, seen) => {
	expect(() => resolve(href)).toThrow(TransportError);
	expect(() => resolve(href)).toThrow(`the list continues at another address`);
	expect(() => resolve(href)).toThrow(seen);
});

it('the error says which list it was, and that nothing was done', () => {
	const follow = () => resolve('http://elsewhere.example/x', '/lists/2/members?next=first');
	expect(thrownBy(follow)).toMatchObject({
		problem: 'redirected',
		request: 'GET /lists/2/members',
		mayHaveActed: false,
	});
});
