import { resources } from '../../nodes/ConstantContact/resources';
import { OPERATIONS } from '../../test/nodes/ConstantContact/operations';
import { SPECIFIED } from '../../test/sandbox/constantcontact-v3/specification';
import { anchor, code, table } from './markdown';

/** An endpoint of the specification, and the operations that call it in the tests. */
interface ReachedEndpoint {
	/** Method and path, as in the specification. */
	endpoint: string;
	/** Resource and operation, as named in the menus. */
	operations: string[];
}

/** Patterns of requests: those with more literal segments come first. */
const PATTERNS = SPECIFIED.map(({ operation: endpoint }) => ({
	endpoint,
	pattern: toPattern(endpoint),
})).sort((left, right) => countPlaceholders(left.endpoint) - countPlaceholders(right.endpoint));

/** All endpoints outside /partner with the operations that call them, as observed by the tests. */
export function reachedEndpoints(): ReachedEndpoint[] {
	const runs = resources.flatMap(({ value: resource, name, operations }) =>
		operations.map((operation) => {
			const { requests = [], others = [] } = OPERATIONS[resource]?.[operation.value] ?? {};
			const all = [...requests, ...others.flatMap((other) => other.requests)];
			return { title: `${name}: ${operation.name}`, endpoints: new Set(all.map(findEndpoint)) };
		}),
	);
	return SPECIFIED.map(({ operation: endpoint }) => ({
		endpoint,
		operations: runs.filter(({ endpoints }) => endpoints.has(endpoint)).map(({ title }) => title),
	}));
}

/** The endpoint that a request of the tests is for: if several match, the one with the most literal segments in common. */
function findEndpoint(request: string): string | undefined {
	return PATTERNS.find(({ pattern }) => pattern.test(request))?.endpoint;
}

function toPattern(operation: string): RegExp {
	const text = operation.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+');
	return new RegExp(`^${text}$`);
}

function countPlaceholders(operation: string): number {
	return operation.split('{').length;
}

/** The endpoints of the service, with the operation to choose for each. */
export function endpointsTable(): string {
	return table(
		['Endpoint', 'Operations'],
		reachedEndpoints().map(({ endpoint, operations }) => [
			code(endpoint),
			operations.map((title) => `[${title}](#${anchor(title)})`).join(', '),
		]),
	);
}
