import { ENDPOINTS } from '../../test/sandbox/constantcontact-v3/endpoints';
import { code, table } from './markdown';

/** The emulated endpoints of Constant Contact V3: one row per path, with what each method requires. */
export function v3EndpointsTable(): string {
	const paths = [...new Set(ENDPOINTS.map(({ path }) => path))].sort();
	return table(
		['Path', 'Methods', 'Scope', 'Privilege'],
		paths.map((path) => {
			const endpoints = ENDPOINTS.filter((endpoint) => endpoint.path === path);
			const scopes = new Set(endpoints.map(({ scope }) => scope ?? 'any'));
			return [
				code(path.replaceAll(/:(\w+)/g, '{$1}')),
				endpoints.map(({ method }) => method).join(', '),
				[...scopes].join(', '),
				[...new Set(endpoints.flatMap(({ privilege }) => privilege ?? []))].join(', '),
			];
		}),
	);
}
