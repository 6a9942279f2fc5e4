import { useNavigate } from '@tanstack/react-router'

export function useNavigateToCustomer(): (customerId: string) => void {
  const navigate = useNavigate()
  return (customerId) => void navigate({ to: `/customers/${customerId}` })
}
