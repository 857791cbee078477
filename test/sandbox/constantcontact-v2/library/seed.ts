import { mix } from '../../random';
import { FILE_SOURCES, type FileRecord, type FileType, type FolderRecord } from './record';

const FIRST_DAY = Date.UTC(2015, 0, 9, 5, 14, 8);
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const SPACING_MS = 7 * MINUTE_MS;

const SUBJECTS = ['Tulips', 'Shop Window', 'Team', 'Menu', 'Price List', 'Café', 'Invitation'];
const TYPES: readonly FileType[] = ['JPG', 'PNG', 'JPG', 'PDF', 'GIF', 'JPG', 'DOCX'];
const SIZES = [
	[800, 600],
	[640, 480],
	[240, 320],
] as const;

/**
 * The initial folders of a library. Their ids are negative, their dates unknown, and the root is written in both ways, all as
 * recorded (V2 API 1.6 and 2.7).
 */
export const SEEDED_FOLDERS: readonly FolderRecord[] = [
	{ id: -1, name: 'Documents', parentId: '', system: true },
	{ id: -2, name: 'garden', parentId: 0 },
	{ id: -3, name: 'Winter sale', parentId: 0 },
	{ id: -4, name: 'banners', parentId: '' },
	{ id: -5, name: 'roses', parentId: -2 },
	{ id: -6, name: 'recipes', parentId: -1 },
	{ id: -7, name: 'red roses', parentId: -5 },
];

function seededFile(index: number, seed: number, trashed: boolean): FileRecord {
	const bits = mix(seed, index, 71);
	const type = TYPES[bits % TYPES.length]!;
	const document = type === 'PDF' || type === 'DOCX';
	const [width, height] = document ? [0, 0] : SIZES[(bits >>> 4) % SIZES.length]!;
	const created = FIRST_DAY + index * SPACING_MS;
	const folder = SEEDED_FOLDERS[index % SEEDED_FOLDERS.length]!;
	const later = (bits >>> 12) % 3 === 0 ? ((bits >>> 14) % 500) * HOUR_MS : 0;
	const subject = SUBJECTS[(bits >>> 6) % SUBJECTS.length]!;
	return {
		id: index + 1,
		name: `${subject} ${String(index + 1).padStart(4, '0')}.${type}`,
		description: (bits >>> 16) % 4 === 0 ? '' : `${subject}, no. ${index + 1}`,
		folderId: index % 3 === 2 ? null : folder.id,
		type,
		source: FILE_SOURCES[(bits >>> 20) % 8 === 0 ? (bits >>> 23) % FILE_SOURCES.length : 0]!,
		width,
		height,
		size: 20_000 + ((bits >>> 3) % 300_000),
		created,
		modified: created + later,
		status: trashed ? 'Deleted' : 'Active',
		processedAt: created,
	};
}

/** The initial files of a library; those in the trash come last. */
export function seededFiles(files: number, trashFiles: number, seed: number): FileRecord[] {
	return Array.from({ length: files + trashFiles }, (_, index) =>
		seededFile(index, seed, index >= files),
	);
}
