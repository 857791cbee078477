import type { HttpRequest } from '../messages';

/** Requests that should take the same time: the method, and the path without IDs, which have digits. */
export function getKind({ method, target }: HttpRequest): string {
	const [path = ''] = target.split('?');
	const segments = path.split('/').map((segment) => (/\d/.test(segment) ? '*' : segment));
	return `${method} ${segments.join('/')}`;
}
