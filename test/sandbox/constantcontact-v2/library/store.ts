import { DEFAULT_FILE_ORDER, sortedFiles, sortedFolders } from './order';
import { DEEPEST_LEVEL, statusAt, type FileRecord, type FolderRecord } from './record';
import { SEEDED_FOLDERS } from './seed';

/** The files and folders of the account. */
export class LibraryStore {
	private readonly files = new Map<number, FileRecord>();
	private readonly folders = new Map<number, FolderRecord>();
	/** The files in the order requested last. */
	private ordered: { order: string; files: FileRecord[] } | undefined;
	private lastFileId = 0;
	private lastFolderId = 0;

	constructor(seeded: FileRecord[]) {
		for (const folder of SEEDED_FOLDERS) this.putFolder(folder);
		for (const file of seeded) this.putFile(file);
	}

	/** Id for a new file; `putFile` it immediately. */
	nextFileId(): number {
		return this.lastFileId + 1;
	}

	/** Id for a new folder; positive, unlike those of seeded ones. */
	nextFolderId(): number {
		return this.lastFolderId + 1;
	}

	/** A file, in the trash or not. */
	file(id: number): FileRecord | undefined {
		return this.files.get(id);
	}

	/** All files in one of the `FILE_ORDERS`, in the trash or not. */
	allFiles(order = DEFAULT_FILE_ORDER): readonly FileRecord[] {
		if (this.ordered?.order !== order) {
			this.ordered = { order, files: sortedFiles(this.files.values(), order) };
		}
		return this.ordered.files;
	}

	/** Files shown in collections: processed and not in the trash, of one folder if given. */
	listed(now: number, folderId?: number, order?: string): FileRecord[] {
		return this.allFiles(order).filter((file) => {
			if (folderId !== undefined && file.folderId !== folderId) return false;
			return statusAt(file, now) === 'Active';
		});
	}

	/** Files in the trash. */
	trash(now: number, order?: string): FileRecord[] {
		return this.allFiles(order).filter((file) => statusAt(file, now) === 'Deleted');
	}

	/** Writes a complete file. */
	putFile(file: FileRecord): void {
		this.files.set(file.id, file);
		this.lastFileId = Math.max(this.lastFileId, file.id);
		this.ordered = undefined;
	}

	/** Moves a file to the trash. */
	trashFile(file: FileRecord, now: number): void {
		this.putFile({ ...file, status: 'Deleted', processedAt: now, modified: now });
	}

	/** Permanently deletes all files in the trash. */
	emptyTrash(now: number): void {
		for (const { id } of this.trash(now)) this.files.delete(id);
		this.ordered = undefined;
	}

	folder(id: number): FolderRecord | undefined {
		return this.folders.get(id);
	}

	allFolders(): FolderRecord[] {
		return [...this.folders.values()];
	}

	/** The folders inside a folder, 0 for the root, in one of the `FOLDER_ORDERS`. */
	foldersIn(parentId: number, order: string): FolderRecord[] {
		const within = this.allFolders().filter((folder) => Number(folder.parentId) === parentId);
		return sortedFolders(within, order);
	}

	/** Writes a complete folder. */
	putFolder(folder: FolderRecord): void {
		this.folders.set(folder.id, folder);
		this.lastFolderId = Math.max(this.lastFolderId, folder.id);
	}

	/** Deletes a folder with everything below it; their files move to the trash. */
	deleteFolder(id: number, now: number): void {
		for (const child of this.foldersIn(id, 'NAME')) this.deleteFolder(child.id, now);
		for (const file of [...this.files.values()]) {
			if (file.folderId === id && statusAt(file, now) !== 'Deleted') this.trashFile(file, now);
		}
		this.folders.delete(id);
	}

	/** Level of a folder: 1 directly below the root, 0 for the root. */
	depth(id: number): number {
		const folder = this.folders.get(id);
		return folder === undefined ? 0 : 1 + this.depth(Number(folder.parentId));
	}

	/** Whether a folder, with its content, may be moved into another, 0 for the root. */
	mayLieIn(id: number, parentId: number): boolean {
		if (this.isWithin(parentId, id)) return false;
		return this.depth(parentId) + this.height(id) <= DEEPEST_LEVEL;
	}

	/** Whether this is the folder itself, or one below it. */
	private isWithin(id: number, ancestor: number): boolean {
		if (id === ancestor) return true;
		const folder = this.folders.get(id);
		return folder !== undefined && this.isWithin(Number(folder.parentId), ancestor);
	}

	/** Number of levels of a folder and everything below it; 1 for one that doesn't exist yet. */
	private height(id: number): number {
		const below = this.foldersIn(id, 'NAME').map((child) => this.height(child.id));
		return 1 + Math.max(0, ...below);
	}
}
