aws s3 mb "s3://$bucket"
echo "(the whole of $film, in one file, for Flash players)" > "$film.mp4"
aws s3 cp "$film.mp4" "s3://$bucket/$film.mp4"
echo "(the whole of $retired)" > "$retired.mp4"
aws s3 cp "$retired.mp4" "s3://$bucket/$retired.mp4"

# The same film in pieces, with a list of them.
cat > playlist.m3u8 <<M3U8
#EXTM3U
#EXT-X-VERSION:3
#EXT-X-TARGETDURATION:6
#EXTINF:6.0,
$film-1.ts
M3U8
aws s3 cp playlist.m3u8 "s3://$bucket/hls/$film.m3u8" --content-type application/vnd.apple.mpegurl
echo "(the first six seconds of $film)" > piece.ts
aws s3 cp piece.ts "s3://$bucket/hls/$film-1.ts" --content-type video/mp2t

# An exhibit of the curator before.
id=$(aws cloudfront create-streaming-distribution --query StreamingDistribution.Id --output text \
  --streaming-distribution-config '{ "CallerReference": "'"$retired"'", "Comment": "'"$retired"'", "Enabled": true,
    "S3Origin": { "DomainName": "'"$bucket"'.s3.amazonaws.com", "OriginAccessIdentity": "" },
    "TrustedSigners": { "Enabled": false, "Quantity": 0 } }')
aws cloudfront wait streaming-distribution-deployed --id "$id"
