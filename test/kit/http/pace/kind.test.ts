import { getKind } from '../../../../nodes/kit/http/pace/kind';

it.each([
	['/workspaces/64f67c49-fafe/customers?page=3', 'GET /workspaces/*/customers'],
	['/customers/12/sessions/a1', 'GET /customers/*/sessions/*'],
	['/contacts/ann%40example.com', 'GET /contacts/*'],
	['/lists', 'GET /lists'],
])('%s is of the kind %s', (target, kind) => {
	expect(getKind({ method: 'GET', target })).toBe(kind);
});
