/**
 * What AWS's clients check and the SDK's schemas don't say: the least number, string length or list length of a
 * member, and which numbers may have a fraction. Clients refuse a smaller value before they send anything, so a
 * learner meets it at the console. From the constraints in the API references of Amazon EC2
 * (docs.aws.amazon.com/AWSEC2/latest/APIReference), AWS STS (docs.aws.amazon.com/STS/latest/APIReference),
 * Amazon CloudWatch Logs (docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference), Amazon S3
 * (docs.aws.amazon.com/AmazonS3/latest/API), Amazon Route 53
 * (docs.aws.amazon.com/Route53/latest/APIReference), AWS Snowball
 * (docs.aws.amazon.com/snowball/latest/api-reference) and Amazon CloudFront
 * (docs.aws.amazon.com/cloudfront/latest/APIReference);
 * `test/model/validate-oracle.test.ts` compares them with an installed botocore.
 */

/** Operations by the least `MaxResults` that they take. */
const MAX_RESULTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ec2: {
    0: `
      DescribeAwsNetworkPerformanceMetricSubscriptions DescribeFastLaunchImages DescribeFastSnapshotRestores
    `,
    1: `
      DescribeAddressesAttribute DescribeByoipCidrs DescribeCapacityBlockExtensionHistory
      DescribeCapacityBlockExtensionOfferings DescribeCapacityBlockOfferings DescribeCapacityBlockStatus
      DescribeCapacityBlocks DescribeCapacityManagerDataExports DescribeCapacityReservationBillingRequests
      DescribeCapacityReservationFleets DescribeCapacityReservationTopology DescribeCapacityReservations
      DescribeDeclarativePoliciesReports DescribeExportImageTasks DescribeImageUsageReportEntries
      DescribeImageUsageReports DescribeInstanceConnectEndpoints DescribeInstanceImageMetadata
      DescribeInstanceSqlHaHistoryStates DescribeInstanceSqlHaStates DescribeInstanceTopology
      DescribeIpamByoasn DescribeIpv6Pools DescribeLaunchTemplates DescribeMacModificationTasks
      DescribeManagedPrefixLists DescribeNetworkInsightsAccessScopeAnalyses
      DescribeNetworkInsightsAccessScopes DescribeNetworkInsightsAnalyses DescribeNetworkInsightsPaths
      DescribePrincipalIdFormat DescribePublicIpv4Pools DescribeReplaceRootVolumeTasks
      DescribeSpotFleetInstances DescribeSpotFleetRequestHistory DescribeStoreImageTasks
      DescribeVerifiedAccessInstanceLoggingConfigurations DescribeVpcEndpointAssociations
      GetAssociatedIpv6PoolCidrs GetCapacityManagerMonitoredTagKeys GetCapacityReservationUsage
      GetGroupsForCapacityReservation GetIpamAddressHistory GetManagedPrefixListEntries
      GetNetworkInsightsAccessScopeAnalysisFindings ListImagesInRecycleBin
    `,
    5: `
      DescribeAddressTransfers DescribeCarrierGateways DescribeClassicLinkInstances
      DescribeClientVpnAuthorizationRules DescribeClientVpnConnections DescribeClientVpnEndpoints
      DescribeClientVpnRoutes DescribeClientVpnTargetNetworks DescribeCoipPools DescribeDhcpOptions
      DescribeEgressOnlyInternetGateways DescribeFpgaImages DescribeHostReservationOfferings
      DescribeIamInstanceProfileAssociations DescribeImageReferences DescribeInstanceCreditSpecifications
      DescribeInstanceTypeOfferings DescribeInstanceTypes DescribeInternetGateways
      DescribeIpamExternalResourceVerificationTokens DescribeIpamPolicies DescribeIpamPools
      DescribeIpamPrefixListResolverTargets DescribeIpamPrefixListResolvers DescribeIpamResourceDiscoveries
      DescribeIpamResourceDiscoveryAssociations DescribeIpamScopes DescribeIpams
      DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations
      DescribeLocalGatewayRouteTableVpcAssociations DescribeLocalGatewayRouteTables
      DescribeLocalGatewayVirtualInterfaceGroups DescribeLocalGatewayVirtualInterfaces DescribeLocalGateways
      DescribeLockedSnapshots DescribeMacHosts DescribeMovingAddresses DescribeNatGateways DescribeNetworkAcls
      DescribeNetworkInterfacePermissions DescribeNetworkInterfaces DescribeOutpostLags
      DescribeRouteServerEndpoints DescribeRouteServerPeers DescribeRouteServers DescribeRouteTables
      DescribeScheduledInstanceAvailability DescribeSecondaryInterfaces DescribeSecondaryNetworks
      DescribeSecondarySubnets DescribeSecurityGroupRules DescribeSecurityGroupVpcAssociations
      DescribeSecurityGroups DescribeServiceLinkVirtualInterfaces DescribeStaleSecurityGroups DescribeSubnets
      DescribeTrafficMirrorFilterRules DescribeTrafficMirrorFilters DescribeTrafficMirrorSessions
      DescribeTrafficMirrorTargets DescribeTransitGatewayAttachments DescribeTransitGatewayConnectPeers
      DescribeTransitGatewayConnects DescribeTransitGatewayMeteringPolicies
      DescribeTransitGatewayMulticastDomains DescribeTransitGatewayPeeringAttachments
      DescribeTransitGatewayPolicyTables DescribeTransitGatewayRouteTableAnnouncements
      DescribeTransitGatewayRouteTables DescribeTransitGatewayVpcAttachments DescribeTransitGateways
      DescribeTrunkInterfaceAssociations DescribeVerifiedAccessEndpoints DescribeVerifiedAccessGroups
      DescribeVerifiedAccessInstances DescribeVerifiedAccessTrustProviders
      DescribeVpcBlockPublicAccessExclusions DescribeVpcClassicLinkDnsSupport DescribeVpcEncryptionControls
      DescribeVpcPeeringConnections DescribeVpcs GetCoipPoolUsage GetIpamDiscoveredAccounts
      GetIpamDiscoveredPublicAddresses GetIpamDiscoveredResourceCidrs GetIpamPolicyAllocationRules
      GetIpamPolicyOrganizationTargets GetIpamPoolCidrs GetIpamPrefixListResolverRules
      GetIpamPrefixListResolverVersionEntries GetIpamPrefixListResolverVersions GetIpamResourceCidrs
      GetManagedPrefixListAssociations GetRouteServerRoutingDatabase GetSecurityGroupsForVpc
      GetSubnetCidrReservations GetTransitGatewayAttachmentPropagations GetTransitGatewayMeteringPolicyEntries
      GetTransitGatewayMulticastDomainAssociations GetTransitGatewayPolicyTableAssociations
      GetTransitGatewayPolicyTableEntries GetTransitGatewayPrefixListReferences
      GetTransitGatewayRouteTableAssociations GetTransitGatewayRouteTablePropagations
      GetVerifiedAccessEndpointTargets GetVpcResourcesBlockingEncryptionEnforcement ListSnapshotsInRecycleBin
      SearchTransitGatewayMulticastGroups SearchTransitGatewayRoutes
    `,
    10: `
      DescribeElasticGpus GetSpotPlacementScores
    `,
    20: `
      DescribeInstanceEventWindows
    `,
    200: `
      DescribeVpnConcentrators GetVpnConnectionDeviceTypes
    `,
    1000: `
      DescribeIpamPoolAllocations GetIpamPoolAllocations
    `,
  },
};

/**
 * Other members by their least value or length; `.member` stands for the elements of a list. EC2 and STS are whole;
 * CloudWatch Logs has its groups, streams, events, tags and queries.
 */
const LEAST: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  acm: {
    1: `
      AddTagsToCertificateRequest.Tags DomainValidationOption.DomainName
      DomainValidationOption.ValidationDomain ImportCertificateRequest.Certificate
      ImportCertificateRequest.CertificateChain ImportCertificateRequest.PrivateKey ImportCertificateRequest.Tags
      ListCertificatesRequest.MaxItems ListCertificatesRequest.NextToken RemoveTagsFromCertificateRequest.Tags
      RequestCertificateRequest.DomainName RequestCertificateRequest.DomainValidationOptions
      RequestCertificateRequest.IdempotencyToken RequestCertificateRequest.SubjectAlternativeNames
      RequestCertificateRequest.Tags ResendValidationEmailRequest.Domain
      ResendValidationEmailRequest.ValidationDomain Tag.Key list<string>.member
    `,
    20: `
      AddTagsToCertificateRequest.CertificateArn DeleteCertificateRequest.CertificateArn
      DescribeCertificateRequest.CertificateArn GetCertificateRequest.CertificateArn
      ImportCertificateRequest.CertificateArn ListTagsForCertificateRequest.CertificateArn
      RemoveTagsFromCertificateRequest.CertificateArn RenewCertificateRequest.CertificateArn
      RequestCertificateRequest.CertificateAuthorityArn ResendValidationEmailRequest.CertificateArn
      UpdateCertificateOptionsRequest.CertificateArn
    `,
  },
  cloudfront: {
    0: `
      ResponseHeadersPolicyServerTimingHeadersConfig.SamplingRate
    `,
    1: `
      CaCertificatesBundleS3Location.Region ConnectionFunctionAssociation.Id
      CreateAnycastIpListRequest.Name CreateConnectionFunctionRequest.Name CreateFunctionRequest.Name
      CreateKeyValueStoreRequest.Name DeleteConnectionFunctionRequest.Id DeleteFunctionRequest.Name
      DeleteKeyValueStoreRequest.Name DeleteTrustStoreRequest.Id DescribeFunctionRequest.Name
      DescribeKeyValueStoreRequest.Name GetFunctionRequest.Name OriginShield.OriginShieldRegion
      Origins.Items Parameter.Name Parameter.Value ParameterDefinition.Name
      PublishConnectionFunctionRequest.Id PublishFunctionRequest.Name StatusCodes.Items
      StringSchemaConfig.DefaultValue Tag.Key TagKeyList.member TestConnectionFunctionRequest.Id
      TestFunctionRequest.Name UpdateConnectionFunctionRequest.Id UpdateFunctionRequest.Name
      UpdateKeyValueStoreRequest.Name UpdateTrustStoreRequest.Id
    `,
    2: `
      OriginGroupMembers.Items
    `,
  },
  directconnect: {
    1: `
      AllocateHostedConnectionRequest.tags CreateConnectionRequest.tags CreateDirectConnectGatewayRequest.tags
      CreateInterconnectRequest.tags CreateLagRequest.childConnectionTags CreateLagRequest.tags
      NewPrivateVirtualInterface.tags NewPrivateVirtualInterfaceAllocation.tags NewPublicVirtualInterface.tags
      NewPublicVirtualInterfaceAllocation.tags NewTransitVirtualInterface.tags
      NewTransitVirtualInterfaceAllocation.tags Tag.key TagResourceRequest.tags
    `,
  },
  ec2: {
    0: `
      CreateIpamPoolRequest.AllocationDefaultNetmaskLength CreateIpamPoolRequest.AllocationMaxNetmaskLength
      CreateIpamPoolRequest.AllocationMinNetmaskLength CreateNetworkInsightsPathRequest.DestinationPort
      CreationDateConditionRequest.MaximumDaysSinceCreated
      DeprecationTimeConditionRequest.MaximumDaysSinceDeprecated InstanceEventWindowTimeRangeRequest.EndHour
      InstanceEventWindowTimeRangeRequest.StartHour ModifyIpamPoolRequest.AllocationDefaultNetmaskLength
      ModifyIpamPoolRequest.AllocationMaxNetmaskLength ModifyIpamPoolRequest.AllocationMinNetmaskLength
      RequestFilterPortRange.FromPort RequestFilterPortRange.ToPort
      ReservationFleetInstanceSpecification.Priority
    `,
    0.001: `
      ReservationFleetInstanceSpecification.Weight
    `,
    1: `
      AllowedInstanceTypeSet.member ArnList.member AssignPrivateNatGatewayAddressRequest.PrivateIpAddressCount
      ClassicLoadBalancersConfig.ClassicLoadBalancers CopySnapshotRequest.CompletionDurationMinutes
      CreateCapacityReservationRequest.CommitmentDuration
      CreateNatGatewayRequest.SecondaryPrivateIpAddressCount CreateVerifiedAccessEndpointEniOptions.Port
      CreateVerifiedAccessEndpointLoadBalancerOptions.Port CreateVerifiedAccessEndpointPortRange.FromPort
      CreateVerifiedAccessEndpointPortRange.ToPort CreateVerifiedAccessEndpointRdsOptions.Port
      DeleteQueuedReservedInstancesRequest.ReservedInstancesIds DescribeImageReferencesRequest.ImageIds
      DescribeStaleSecurityGroupsRequest.NextToken DescribeVpcClassicLinkDnsSupportRequest.NextToken
      DisableInstanceSqlHaStandbyDetectionsRequest.InstanceIds
      DisassociateNatGatewayAddressRequest.MaxDrainDurationSeconds ElasticInferenceAccelerator.Count
      EnableInstanceSqlHaStandbyDetectionsRequest.InstanceIds ExcludedInstanceTypeSet.member
      GetSpotPlacementScoresRequest.TargetCapacity IntegrateServices.AthenaIntegrations
      LaunchTemplateElasticInferenceAccelerator.Count LockSnapshotRequest.CoolOffPeriod
      LockSnapshotRequest.LockDuration ModifyVerifiedAccessEndpointEniOptions.Port
      ModifyVerifiedAccessEndpointLoadBalancerOptions.Port ModifyVerifiedAccessEndpointPortRange.FromPort
      ModifyVerifiedAccessEndpointPortRange.ToPort ModifyVerifiedAccessEndpointRdsOptions.Port
      PurchaseScheduledInstancesRequest.PurchaseRequests TargetGroupsConfig.TargetGroups
      UnassignPrivateNatGatewayAddressRequest.MaxDrainDurationSeconds
    `,
    3: `
      CopyImageRequest.Name CreateImageRequest.Name CreateLaunchTemplateRequest.LaunchTemplateName
      CreateLaunchTemplateVersionRequest.LaunchTemplateName CreateRestoreImageTaskRequest.Name
      DeleteLaunchTemplateRequest.LaunchTemplateName DeleteLaunchTemplateVersionsRequest.LaunchTemplateName
      DescribeLaunchTemplateVersionsRequest.LaunchTemplateName
      FleetLaunchTemplateSpecification.LaunchTemplateName
      FleetLaunchTemplateSpecificationRequest.LaunchTemplateName LaunchTemplateNameStringList.member
      ModifyLaunchTemplateRequest.LaunchTemplateName RegisterImageRequest.Name
    `,
    12: `
      AssociateCapacityReservationBillingOwnerRequest.UnusedReservationBillingOwnerId
      DisassociateCapacityReservationBillingOwnerRequest.UnusedReservationBillingOwnerId
    `,
    3600: `
      GetCapacityManagerMetricDataRequest.Period
    `,
  },
  elbv2: {
    1: `
      Action.Order AddTagsInput.Tags CreateListenerInput.Port CreateListenerInput.Tags
      CreateLoadBalancerInput.Tags CreateRuleInput.Priority CreateRuleInput.Tags
      CreateTargetGroupInput.HealthCheckPath CreateTargetGroupInput.Port CreateTargetGroupInput.Tags
      CreateTargetGroupInput.TargetControlPort DescribeAccountLimitsInput.PageSize
      DescribeListenerCertificatesInput.PageSize DescribeListenersInput.PageSize
      DescribeLoadBalancersInput.PageSize DescribeRulesInput.PageSize DescribeSSLPoliciesInput.PageSize
      DescribeTargetGroupsInput.PageSize ModifyListenerInput.Port ModifyTargetGroupInput.HealthCheckPath
      RedirectActionConfig.Host RedirectActionConfig.Path RemoveTagsInput.TagKeys.member
      RulePriorityPair.Priority Tag.Key TargetDescription.Port TargetDescription.QuicServerId
    `,
    2: `
      CreateTargetGroupInput.HealthCheckTimeoutSeconds CreateTargetGroupInput.HealthyThresholdCount
      CreateTargetGroupInput.UnhealthyThresholdCount ModifyTargetGroupInput.HealthCheckTimeoutSeconds
      ModifyTargetGroupInput.HealthyThresholdCount ModifyTargetGroupInput.UnhealthyThresholdCount
    `,
    5: `
      CreateTargetGroupInput.HealthCheckIntervalSeconds ModifyTargetGroupInput.HealthCheckIntervalSeconds
    `,
  },
  logs: {
    0: `
      FilterLogEventsRequest.endTime FilterLogEventsRequest.startTime GetLogEventsRequest.endTime
      GetLogEventsRequest.startTime GetQueryResultsRequest.maxItems InputLogEvent.timestamp
      StartQueryRequest.endTime StartQueryRequest.startTime
    `,
    1: `
      CreateLogGroupRequest.logGroupName CreateLogStreamRequest.logGroupName
      CreateLogStreamRequest.logStreamName DeleteLogGroupRequest.logGroupName
      DeleteLogStreamRequest.logGroupName DeleteLogStreamRequest.logStreamName
      DeleteRetentionPolicyRequest.logGroupName DescribeLogGroupsRequest.limit
      DescribeLogGroupsRequest.logGroupIdentifiers DescribeLogGroupsRequest.logGroupIdentifiers.member
      DescribeLogGroupsRequest.logGroupNamePrefix DescribeLogGroupsRequest.nextToken
      DescribeLogStreamsRequest.limit DescribeLogStreamsRequest.logGroupIdentifier
      DescribeLogStreamsRequest.logGroupName DescribeLogStreamsRequest.logStreamNamePrefix
      DescribeLogStreamsRequest.nextToken DescribeQueriesRequest.logGroupName
      DescribeQueriesRequest.maxResults DescribeQueriesRequest.nextToken FilterLogEventsRequest.limit
      FilterLogEventsRequest.logGroupIdentifier FilterLogEventsRequest.logGroupName
      FilterLogEventsRequest.logStreamNamePrefix FilterLogEventsRequest.logStreamNames
      FilterLogEventsRequest.logStreamNames.member FilterLogEventsRequest.nextToken GetLogEventsRequest.limit
      GetLogEventsRequest.logGroupIdentifier GetLogEventsRequest.logGroupName
      GetLogEventsRequest.logStreamName GetLogEventsRequest.nextToken GetQueryResultsRequest.queryId
      InputLogEvent.message ListTagsForResourceRequest.resourceArn PutLogEventsRequest.logEvents
      PutLogEventsRequest.logGroupName PutLogEventsRequest.logStreamName PutLogEventsRequest.sequenceToken
      PutRetentionPolicyRequest.logGroupName StartQueryRequest.limit
      StartQueryRequest.logGroupIdentifiers.member StartQueryRequest.logGroupName
      StartQueryRequest.logGroupNames.member StopQueryRequest.queryId TagResourceRequest.resourceArn
      UntagResourceRequest.resourceArn UntagResourceRequest.tagKeys.member map<string>.key
    `,
    12: `
      DescribeLogGroupsRequest.accountIdentifiers.member
    `,
  },
  route53: {
    0: `
      CreateTrafficPolicyInstanceRequest.TTL HealthCheckConfig.HealthThreshold ResourceRecordSet.TTL
      ResourceRecordSet.Weight
      UpdateHealthCheckRequest.HealthThreshold UpdateTrafficPolicyInstanceRequest.TTL
    `,
    1: `
      AlarmIdentifier.Name AlarmIdentifier.Region ChangeBatch.Changes ChangeCidrCollectionRequest.Changes
      ChangeCidrCollectionRequest.CollectionVersion ChangeTagsForResourceRequest.AddTags
      ChangeTagsForResourceRequest.RemoveTagKeys CidrCollectionChange.CidrList
      CidrCollectionChange.LocationName CidrList.member CidrRoutingConfig.LocationName Coordinates.Latitude
      Coordinates.Longitude CreateCidrCollectionRequest.CallerReference CreateCidrCollectionRequest.Name
      CreateHealthCheckRequest.CallerReference CreateHostedZoneRequest.CallerReference
      CreateKeySigningKeyRequest.CallerReference CreateReusableDelegationSetRequest.CallerReference
      CreateTrafficPolicyInstanceRequest.TrafficPolicyId
      CreateTrafficPolicyInstanceRequest.TrafficPolicyVersion CreateTrafficPolicyVersionRequest.Id
      DeleteQueryLoggingConfigRequest.Id DeleteTrafficPolicyInstanceRequest.Id DeleteTrafficPolicyRequest.Id
      DeleteTrafficPolicyRequest.Version GeoLocation.CountryCode GeoLocation.SubdivisionCode
      GeoProximityLocation.AWSRegion GeoProximityLocation.LocalZoneGroup GetChangeRequest.Id
      GetGeoLocationRequest.CountryCode GetGeoLocationRequest.SubdivisionCode GetQueryLoggingConfigRequest.Id
      GetTrafficPolicyInstanceRequest.Id GetTrafficPolicyRequest.Id GetTrafficPolicyRequest.Version
      HealthCheckConfig.FailureThreshold HealthCheckConfig.Port HealthCheckConfig.RoutingControlArn
      HealthCheckRegionList.member ListCidrBlocksRequest.LocationName ListGeoLocationsRequest.StartCountryCode
      ListGeoLocationsRequest.StartSubdivisionCode ListHostedZonesByVPCRequest.VPCRegion
      ListResourceRecordSetsRequest.StartRecordIdentifier ListTagsForResourcesRequest.ResourceIds
      ListTrafficPoliciesRequest.TrafficPolicyIdMarker
      ListTrafficPolicyInstancesByPolicyRequest.TrafficPolicyId
      ListTrafficPolicyInstancesByPolicyRequest.TrafficPolicyVersion ListTrafficPolicyVersionsRequest.Id
      ResettableElementNameList.member ResourceRecordSet.Region ResourceRecordSet.ResourceRecords
      ResourceRecordSet.SetIdentifier ResourceRecordSet.TrafficPolicyInstanceId
      UpdateHealthCheckRequest.FailureThreshold UpdateHealthCheckRequest.HealthCheckVersion
      UpdateHealthCheckRequest.Port UpdateTrafficPolicyCommentRequest.Id
      UpdateTrafficPolicyCommentRequest.Version UpdateTrafficPolicyInstanceRequest.Id
      UpdateTrafficPolicyInstanceRequest.TrafficPolicyId
      UpdateTrafficPolicyInstanceRequest.TrafficPolicyVersion VPC.VPCRegion
    `,
    2: `
      GeoLocation.ContinentCode GetGeoLocationRequest.ContinentCode ListGeoLocationsRequest.StartContinentCode
    `,
    3: `
      ActivateKeySigningKeyRequest.Name CreateKeySigningKeyRequest.Name DeactivateKeySigningKeyRequest.Name
      DeleteKeySigningKeyRequest.Name HealthCheckConfig.Regions UpdateHealthCheckRequest.Regions
    `,
    5: `
      CreateKeySigningKeyRequest.Status
    `,
    10: `
      HealthCheckConfig.RequestInterval
    `,
    '-99': `
      GeoProximityLocation.Bias
    `,
  },
  route53domains: {
    1: `
      FilterCondition.Values RegisterDomainRequest.DurationInYears RenewDomainRequest.DurationInYears
      TransferDomainRequest.DurationInYears
      FilterCondition.Values.member
    `,
  },
  route53resolver: {
    0: `
      TargetAddress.Port
    `,
    1: `
      AssociateResolverEndpointIpAddressRequest.ResolverEndpointId AssociateResolverRuleRequest.ResolverRuleId
      AssociateResolverRuleRequest.VPCId CreateResolverEndpointRequest.CreatorRequestId
      CreateResolverEndpointRequest.OutpostArn CreateResolverEndpointRequest.PreferredInstanceType
      CreateResolverEndpointRequest.Protocols CreateResolverEndpointRequest.SecurityGroupIds.member
      CreateResolverRuleRequest.CreatorRequestId CreateResolverRuleRequest.DomainName
      CreateResolverRuleRequest.ResolverEndpointId CreateResolverRuleRequest.TargetIps
      DeleteResolverEndpointRequest.ResolverEndpointId DeleteResolverRuleRequest.ResolverRuleId
      DisassociateResolverEndpointIpAddressRequest.ResolverEndpointId
      DisassociateResolverRuleRequest.ResolverRuleId DisassociateResolverRuleRequest.VPCId Filter.Name
      Filter.Values.member GetResolverEndpointRequest.ResolverEndpointId
      GetResolverRuleAssociationRequest.ResolverRuleAssociationId GetResolverRuleRequest.ResolverRuleId
      IpAddressRequest.SubnetId IpAddressUpdate.IpId IpAddressUpdate.SubnetId
      ListResolverEndpointIpAddressesRequest.MaxResults
      ListResolverEndpointIpAddressesRequest.ResolverEndpointId ListResolverEndpointsRequest.MaxResults
      ListResolverRuleAssociationsRequest.MaxResults ListResolverRulesRequest.MaxResults
      ListTagsForResourceRequest.MaxResults ListTagsForResourceRequest.ResourceArn
      ResolverRuleConfig.ResolverEndpointId ResolverRuleConfig.TargetIps Tag.Key
      TagResourceRequest.ResourceArn UntagResourceRequest.ResourceArn UntagResourceRequest.TagKeys.member
      UpdateIpAddress.IpId UpdateResolverEndpointRequest.Protocols
      UpdateResolverEndpointRequest.ResolverEndpointId UpdateResolverRuleRequest.ResolverRuleId
    `,
    2: `
      CreateResolverEndpointRequest.IpAddresses
    `,
    7: `
      IpAddressRequest.Ip IpAddressRequest.Ipv6 IpAddressUpdate.Ip IpAddressUpdate.Ipv6 TargetAddress.Ip
      TargetAddress.Ipv6 UpdateIpAddress.Ipv6
    `,
  },
  s3: {
    1: `
      AbortMultipartUploadRequest.Key CompleteMultipartUploadRequest.Key CopyObjectRequest.Key
      CreateMultipartUploadRequest.Key DeleteObjectRequest.Key DeleteObjectTaggingRequest.Key
      ErrorDocument.Key GetObjectAclRequest.Key GetObjectRequest.Key GetObjectTaggingRequest.Key
      HeadObjectRequest.Key ListBucketsRequest.MaxBuckets ObjectIdentifier.Key PutObjectAclRequest.Key
      PutObjectRequest.Key PutObjectTaggingRequest.Key Tag.Key UploadPartRequest.Key
    `,
  },
  snowball: {
    0: `
      DescribeAddressesRequest.MaxResults ListJobsRequest.MaxResults
      NFSOnDeviceServiceConfiguration.StorageLimit S3OnDeviceServiceConfiguration.StorageLimit
      TGWOnDeviceServiceConfiguration.StorageLimit
    `,
    1: `
      Address.City Address.Company Address.Country Address.Landmark Address.Name Address.PhoneNumber
      Address.PostalCode Address.PrefectureOrDistrict Address.StateOrProvince Address.Street1 Address.Street2
      Address.Street3 CreateJobRequest.Description DescribeAddressesRequest.NextToken
      EKSOnDeviceServiceConfiguration.EKSAnywhereVersion EKSOnDeviceServiceConfiguration.KubernetesVersion
      Ec2AmiResource.SnowballAmiId KeyRange.BeginMarker KeyRange.EndMarker ListJobsRequest.NextToken
      PickupDetails.IdentificationIssuingOrg PickupDetails.IdentificationNumber PickupDetails.Name
      S3OnDeviceServiceConfiguration.FaultTolerance UpdateJobRequest.Description
    `,
    3: `
      PickupDetails.Email S3OnDeviceServiceConfiguration.ServiceSize
    `,
    7: `
      PickupDetails.PhoneNumber
    `,
    12: `
      Ec2AmiResource.AmiId
    `,
    15: `
      INDTaxDocuments.GSTIN
    `,
    39: `
      CancelJobRequest.JobId CreateJobRequest.ClusterId CreateReturnShippingLabelRequest.JobId
      DescribeJobRequest.JobId DescribeReturnShippingLabelRequest.JobId GetJobManifestRequest.JobId
      GetJobUnlockCodeRequest.JobId UpdateJobRequest.JobId UpdateJobShipmentStateRequest.JobId
    `,
    40: `
      Address.AddressId CreateJobRequest.AddressId CreateJobRequest.ForwardingAddressId
      DescribeAddressRequest.AddressId PickupDetails.DevicePickupId UpdateJobRequest.AddressId
      UpdateJobRequest.ForwardingAddressId
    `,
    41: `
      CreateJobRequest.LongTermPricingId
    `,
  },
  sts: {
    0: `
      AssumeRootRequest.DurationSeconds
    `,
    1: `
      AssumeRoleRequest.Policy AssumeRoleRequest.ProvidedContexts AssumeRoleWithSAMLRequest.Policy
      AssumeRoleWithWebIdentityRequest.Policy DecodeAuthorizationMessageRequest.EncodedMessage
      GetFederationTokenRequest.Policy GetWebIdentityTokenRequest.Audience Tag.Key 
      
    `,
    2: `
      AssumeRoleRequest.ExternalId AssumeRoleRequest.RoleSessionName AssumeRoleRequest.SourceIdentity
      AssumeRoleWithWebIdentityRequest.RoleSessionName GetFederationTokenRequest.Name
    `,
    4: `
      AssumeRoleWithSAMLRequest.SAMLAssertion AssumeRoleWithWebIdentityRequest.ProviderId
      AssumeRoleWithWebIdentityRequest.WebIdentityToken ProvidedContext.ContextAssertion
    `,
    5: `
      GetWebIdentityTokenRequest.SigningAlgorithm
    `,
    6: `
      AssumeRoleRequest.TokenCode GetSessionTokenRequest.TokenCode
    `,
    9: `
      AssumeRoleRequest.SerialNumber GetSessionTokenRequest.SerialNumber
    `,
    12: `
      AssumeRootRequest.TargetPrincipal
    `,
    16: `
      GetAccessKeyInfoRequest.AccessKeyId
    `,
    20: `
      AssumeRoleRequest.RoleArn AssumeRoleWithSAMLRequest.PrincipalArn AssumeRoleWithSAMLRequest.RoleArn
      AssumeRoleWithWebIdentityRequest.RoleArn PolicyDescriptorType.arn ProvidedContext.ProviderArn
    `,
    60: `
      GetWebIdentityTokenRequest.DurationSeconds
    `,
    900: `
      AssumeRoleRequest.DurationSeconds AssumeRoleWithSAMLRequest.DurationSeconds
      AssumeRoleWithWebIdentityRequest.DurationSeconds GetFederationTokenRequest.DurationSeconds
      GetSessionTokenRequest.DurationSeconds
    `,
  },
};

const FRACTIONS: Readonly<Record<string, string>> = {
  cloudfront: `
    ContinuousDeploymentSingleWeightConfig.Weight ResponseHeadersPolicyServerTimingHeadersConfig.SamplingRate
  `,
  ec2: `
    ClientData.UploadSize FleetLaunchTemplateOverridesRequest.Priority
    FleetLaunchTemplateOverridesRequest.WeightedCapacity LaunchTemplateOverrides.Priority
    LaunchTemplateOverrides.WeightedCapacity MemoryGiBPerVCpu.Max MemoryGiBPerVCpu.Min
    MemoryGiBPerVCpuRequest.Max MemoryGiBPerVCpuRequest.Min NetworkBandwidthGbps.Max NetworkBandwidthGbps.Min
    NetworkBandwidthGbpsRequest.Max NetworkBandwidthGbpsRequest.Min PriceScheduleSpecification.Price
    ReservationFleetInstanceSpecification.Weight ReservedInstanceLimitPrice.Amount
    SpotFleetLaunchSpecification.WeightedCapacity SpotFleetRequestConfigData.FulfilledCapacity
    SpotFleetRequestConfigData.OnDemandFulfilledCapacity TotalLocalStorageGB.Max TotalLocalStorageGB.Min
    TotalLocalStorageGBRequest.Max TotalLocalStorageGBRequest.Min
  `,
  snowball: `
    S3OnDeviceServiceConfiguration.StorageLimit
  `,
};

/** Members that are numbers to the SDK and text to other clients. */
const TEXTS: Readonly<Record<string, string>> = {
  cloudfront: `
    ListCachePoliciesRequest.MaxItems ListCloudFrontOriginAccessIdentitiesRequest.MaxItems
    ListContinuousDeploymentPoliciesRequest.MaxItems ListDistributionsByAnycastIpListIdRequest.MaxItems
    ListDistributionsByCachePolicyIdRequest.MaxItems ListDistributionsByKeyGroupRequest.MaxItems
    ListDistributionsByOriginRequestPolicyIdRequest.MaxItems
    ListDistributionsByOwnedResourceRequest.MaxItems ListDistributionsByRealtimeLogConfigRequest.MaxItems
    ListDistributionsByResponseHeadersPolicyIdRequest.MaxItems
    ListDistributionsByTrustStoreRequest.MaxItems ListDistributionsByVpcOriginIdRequest.MaxItems
    ListDistributionsByWebACLIdRequest.MaxItems ListDistributionsRequest.MaxItems
    ListFieldLevelEncryptionConfigsRequest.MaxItems ListFieldLevelEncryptionProfilesRequest.MaxItems
    ListFunctionsRequest.MaxItems ListInvalidationsRequest.MaxItems ListKeyGroupsRequest.MaxItems
    ListKeyValueStoresRequest.MaxItems ListOriginAccessControlsRequest.MaxItems
    ListOriginRequestPoliciesRequest.MaxItems ListPublicKeysRequest.MaxItems
    ListRealtimeLogConfigsRequest.MaxItems ListResponseHeadersPoliciesRequest.MaxItems
    ListStreamingDistributionsRequest.MaxItems ListVpcOriginsRequest.MaxItems
  `,
  route53: `
    ListCidrBlocksRequest.MaxResults ListCidrCollectionsRequest.MaxResults ListCidrLocationsRequest.MaxResults
    ListGeoLocationsRequest.MaxItems ListGeoLocationsResponse.MaxItems ListHealthChecksRequest.MaxItems
    ListHealthChecksResponse.MaxItems ListHostedZonesByNameRequest.MaxItems
    ListHostedZonesByNameResponse.MaxItems ListHostedZonesByVPCRequest.MaxItems
    ListHostedZonesByVPCResponse.MaxItems ListHostedZonesRequest.MaxItems ListHostedZonesResponse.MaxItems
    ListQueryLoggingConfigsRequest.MaxResults ListResourceRecordSetsRequest.MaxItems
    ListResourceRecordSetsResponse.MaxItems ListReusableDelegationSetsRequest.MaxItems
    ListReusableDelegationSetsResponse.MaxItems ListTrafficPoliciesRequest.MaxItems
    ListTrafficPoliciesResponse.MaxItems ListTrafficPolicyInstancesByHostedZoneRequest.MaxItems
    ListTrafficPolicyInstancesByHostedZoneResponse.MaxItems ListTrafficPolicyInstancesByPolicyRequest.MaxItems
    ListTrafficPolicyInstancesByPolicyResponse.MaxItems ListTrafficPolicyInstancesRequest.MaxItems
    ListTrafficPolicyInstancesResponse.MaxItems ListTrafficPolicyVersionsRequest.MaxItems
    ListTrafficPolicyVersionsResponse.MaxItems ListVPCAssociationAuthorizationsRequest.MaxResults
  `,
};

/** Input tokens, output tokens, limit key and result keys of operations that the CLI pages and the SDK doesn't. */
const PAGINATORS: Readonly<Record<string, Readonly<Record<string, BeyondPaginator>>>> = {
  directconnect: {
    DescribeDirectConnectGatewayAssociations: ['nextToken', 'nextToken', 'maxResults'],
    DescribeDirectConnectGatewayAttachments: ['nextToken', 'nextToken', 'maxResults'],
    DescribeDirectConnectGateways: ['nextToken', 'nextToken', 'maxResults'],
  },
  ec2: {
    DescribeVpcEndpointServices: ['NextToken', 'NextToken', 'MaxResults', ['ServiceDetails', 'ServiceNames']],
  },
  elbv2: {
    DescribeAccountLimits: ['Marker', 'NextMarker', 'PageSize'],
    DescribeListenerCertificates: ['Marker', 'NextMarker', 'PageSize'],
    DescribeListeners: ['Marker', 'NextMarker', 'PageSize'],
    DescribeLoadBalancers: ['Marker', 'NextMarker', 'PageSize'],
    DescribeRules: ['Marker', 'NextMarker', 'PageSize'],
    DescribeSSLPolicies: ['Marker', 'NextMarker', 'PageSize'],
    DescribeTargetGroups: ['Marker', 'NextMarker', 'PageSize'],
  },
  route53: {
    ListResourceRecordSets: [
      ['StartRecordName', 'StartRecordType', 'StartRecordIdentifier'],
      ['NextRecordName', 'NextRecordType', 'NextRecordIdentifier'],
      'MaxItems',
    ],
    ListVPCAssociationAuthorizations: ['NextToken', 'NextToken'],
  },
  s3: {
    ListMultipartUploads: [
      ['KeyMarker', 'UploadIdMarker'],
      ['NextKeyMarker', 'NextUploadIdMarker'],
      'MaxUploads',
    ],
    ListObjects: ['Marker', 'NextMarker || Contents[-1].Key', 'MaxKeys'],
    ListObjectVersions: [
      ['KeyMarker', 'VersionIdMarker'],
      ['NextKeyMarker', 'NextVersionIdMarker'],
      'MaxKeys',
    ],
  },
};

type BeyondPaginator = readonly [
  inputToken: string | readonly string[],
  outputToken: string | readonly string[],
  limitKey?: string,
  /** Where they don't stand in the output's own order: clients cut pages by the first. */
  resultKeys?: readonly string[],
];

/** Operations for which the SDK has a paginator and the CLI has not: they hand out tokens for ever. */
const ENDLESS: Readonly<Record<string, readonly string[]>> = { logs: ['GetLogEvents'] };

/** Whether clients may fetch the pages of an operation by themselves. */
export function isPaged(service: string, operation: string): boolean {
  return !ENDLESS[service]?.includes(operation);
}

/** How clients page an operation of which the SDK doesn't tell. */
export function paginatorBeyond(service: string, operation: string): BeyondPaginator | undefined {
  return PAGINATORS[service]?.[operation];
}

/** Members of structures whose declarations don't stand in AWS's own order. */
const ORDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: { Grantee: 'DisplayName EmailAddress ID Type URI' },
};

export function memberOrder(service: string, structure: string): readonly string[] | undefined {
  const order = ORDERS[service]?.[structure];
  return order === undefined ? undefined : words(order);
}

/** Each `Shape.member` that is text, whatever the SDK says. */
export function texts(service: string): ReadonlySet<string> {
  return new Set(words(TEXTS[service] ?? ''));
}

/** From `Shape.member` to the least value or length. */
export function leastValues(service: string): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  for (const [value, operations] of Object.entries(MAX_RESULTS[service] ?? {}))
    for (const name of words(operations)) least.set(`${name}Request.MaxResults`, Number(value));
  for (const [value, members] of Object.entries(LEAST[service] ?? {}))
    for (const member of words(members)) least.set(member, Number(value));
  return least;
}

/** Each `Shape.member` that is a number with a fraction. */
export function fractions(service: string): ReadonlySet<string> {
  return new Set(words(FRACTIONS[service] ?? ''));
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
