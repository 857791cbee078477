import { createLoader } from '../../kit';
import { constantContactV2 } from '../api/product';

/** Loads a list or a form for the editor. */
export const loadFromApi = createLoader(constantContactV2);
