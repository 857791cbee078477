import { getAllOf } from '../subresource/getAll';
import { education } from './definition';

export const getAllEducations = getAllOf(education);
