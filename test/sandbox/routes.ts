import createRouter from 'find-my-way';
import type { Api, ApiRoute, HttpMethod } from './http';

export const METHODS: HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The route of a request, and the values of its `:name` parts. */
interface FoundRoute {
	route: ApiRoute;
	params: Record<string, string>;
}

/** A router's result for a URL: the matching route of the API. */
interface RouteRef {
	number: number;
}

type Router = ReturnType<typeof createRouter>;

/** Finds the routes of an API. */
export class Routes {
	private readonly router: Router;

	constructor(private readonly api: Api) {
		this.router = routerOf(api);
	}

	/** @param url as sent, with its query */
	find(method: string, url: string): FoundRoute | undefined {
		const found = this.router.find(method as HttpMethod, url);
		if (found === null) return undefined;
		const { number } = found.store as RouteRef;
		return { route: this.api.routes[number]!, params: found.params as Record<string, string> };
	}
}

const routers = new Map<string, Router>();

/** Building one takes longer than most tests, so APIs with the same paths share it. */
function routerOf({ prefix, routes }: Api): Router {
	const key = routes.map(({ method, path }) => `${method} ${prefix}${path}`).join('\n');
	let router = routers.get(key);
	if (!router) {
		router = createRouter({ maxParamLength: 16_000 });
		for (const [number, { method, path }] of routes.entries()) {
			router.on(method, prefix + path, () => {}, { number } satisfies RouteRef);
		}
		routers.set(key, router);
	}
	return router;
}
