import { ENDPOINTS } from './endpoints';
import { SPECIFIED } from './specification';

/** A path with its parameters in the form of the specification, whatever their names. */
const plain = (path: string): string => path.replaceAll(/:\w+|\{\w+\}/g, '{}');
const operationOf = ({ method, path }: { method: string; path: string }) =>
	`${method} ${plain(path)}`;

describe('the endpoints of the specification', () => {
	it('are all emulated, and no others', () => {
		expect(SPECIFIED).toHaveLength(115);
		expect(ENDPOINTS.map(operationOf).sort()).toEqual(
			SPECIFIED.map(({ operation }) => plain(operation)).sort(),
		);
	});

	it.each(SPECIFIED)(
		'$operation: scope, parameters and body',
		({ operation, scope, query, body }) => {
			const endpoint = ENDPOINTS.find((one) => operationOf(one) === plain(operation))!;
			const { paging, takes = '' } = endpoint;
			expect([endpoint.scope ?? '', takes]).toEqual([scope, body]);
			const names = [...(endpoint.query ?? []), ...(paging === undefined ? [] : ['limit'])];
			expect(names.sort()).toEqual([...query].sort());
		},
	);
});
