import type { FC } from 'hono/jsx'
import { encode } from 'uqr'

/** A QR code as SVG: dark on light in every theme, as scanners want it. */
export const Qr: FC<{ of: string; label: string }> = ({ of, label }) => {
  const { size, data } = encode(of, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
