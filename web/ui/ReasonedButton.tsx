import { Button, type ButtonProps, Tooltip } from 'antd'
import { type ReactNode, useId } from 'react'

export type ReasonedButtonProps = Omit<ButtonProps, 'disabled'> & {
  /** Why not, for people. The button is off while there is a reason, and can still be reached and asked. */
  reason: string | undefined
}

/** A button that says why it is off, to eyes and ears alike. */
export function ReasonedButton({
  reason,
  onClick,
  children,
  className,
  ...rest
}: ReasonedButtonProps): ReactNode {
  const id = useId()
  if (reason === undefined) {
    return (
      <Button {...rest} {...(className && { className })} {...(onClick && { onClick })}>
        {children}
      </Button>
    )
  }
  const off = { ...rest, htmlType: 'button' as const, type: 'default' as const, danger: false }
  return (
    <Tooltip title={reason}>
      <Button
        {...off}
        className={['hw-off', className].filter(Boolean).join(' ')}
        aria-disabled="true"
        aria-describedby={id}
      >
        {children}
        <span id={id} className="for-ears">
          {reason}
        </span>
      </Button>
    </Tooltip>
  )
}
