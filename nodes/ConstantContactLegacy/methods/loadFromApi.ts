import { createLoader } from '../../kit';
import { constantContactV1 } from '../api/product';

/** Loads a list or a form for the editor. */
export const loadFromApi = createLoader(constantContactV1);
