import type { FC } from 'hono/jsx'
import { sizeWords } from '../attachments/size.ts'
import type { DeputyFile } from './attachments.ts'

/** Files that a deputy may take away. */
export const Files: FC<{ files: readonly DeputyFile[] | undefined }> = ({ files = [] }) =>
  files.length === 0 ? null : (
    <div>
      <p class="quiet">附件</p>
      <ul>
        {files.map(({ sha256, name, size }) => (
          <li>
            <a href={`/d/attachments/${sha256}`} download={name}>
              {name}
            </a>{' '}
            <span class="quiet">{sizeWords(size)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
