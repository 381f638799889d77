# The health check is quicker, and the screen red within a minute; in Porto, nobody sees the screen.
check=$(aws route53 list-health-checks --query 'HealthChecks[0].Id' --output text)
aws route53 update-health-check --health-check-id "$check" --failure-threshold 1
sleep $((ttl + 60))
