import { invalid, nodeNotFound } from './errors';

/** A node of the workspace: entry nodes receive customers, view nodes show those of several entry nodes. */
export interface Node {
	id: string;
	name: string;
	description: string;
	/** The entry nodes that it shows; an entry node shows itself. */
	shows: string[];
	entry: boolean;
}

/** The nodes of the sandbox's workspace: two entry nodes and a view node over both. */
export class Nodes {
	private readonly nodes: Node[];

	constructor(
		readonly firstId: string,
		readonly secondId: string,
		readonly viewId: string,
	) {
		const entry = (id: string, name: string): Node => {
			return { id, name, description: `Customers of ${name}`, shows: [id], entry: true };
		};
		this.nodes = [
			entry(firstId, 'Online Shop'),
			entry(secondId, 'Stores'),
			{
				id: viewId,
				name: 'All Customers',
				description: 'Online Shop and Stores together',
				shows: [firstId, secondId],
				entry: false,
			},
		];
	}

	entries(): Node[] {
		return this.nodes.filter(({ entry }) => entry);
	}

	views(): Node[] {
		return this.nodes.filter(({ entry }) => !entry);
	}

	/**
	 * The entry nodes that a node shows.
	 * @throws ApiError 404 for an unknown node
	 */
	shownBy(id: string): string[] {
		const node = this.nodes.find((other) => other.id === id);
		if (node === undefined) throw nodeNotFound(id);
		return node.shows;
	}

	/**
	 * Checks that customers can be written to a node.
	 * @throws ApiError 404 for an unknown node, 400 for a view node
	 */
	requireEntry(id: string, path: string): void {
		const shows = this.shownBy(id);
		if (shows.length > 1 || shows[0] !== id) {
			throw invalid(`node is not an entry node ${id}`, [
				{ path, message: 'node is not an entry node' },
			]);
		}
	}
}
