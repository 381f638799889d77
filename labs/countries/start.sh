aws s3 mb "s3://$bucket"
for one in nosferatu metropolis caligari asphalt; do
  echo "$one, from the first reel to the last" > "$one.txt"
  aws s3 cp "$one.txt" "s3://$bucket/films/$one.txt"
  echo "$one, the best of it" > "$one.txt"
  aws s3 cp "$one.txt" "s3://$bucket/trailers/$one.txt"
done
cat > elsewhere.html <<'HTML'
<!doctype html>
<title>Not here, alas</title>
<h1>Not here, alas</h1>
<p>We have no licence to show this in your country. Come and see us!
HTML
aws s3 cp elsewhere.html "s3://$bucket/pages/elsewhere.html"
