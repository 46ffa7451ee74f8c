<?php
// Installs WordPress, and loads posts from lines of the product's bulk format: php load.php FILE
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('PEER_URL'), PHP_URL_HOST);
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';

wp_install('News', 'admin', 'admin@example.org', false, '', 'benchmark');
update_option('posts_per_page', 20);
kses_remove_filters();
$categories = [];
$count = 0;
$lines = file($argv[1]);
$start = microtime(true);
foreach ($lines as $line) {
    $post = json_decode($line, true);
    $category = $post['category'] ?: 'none';
    $categories[$category] ??= wp_create_category($category);
    $text = $post['body']['ko'] . '<!--nextpage-->' . $post['body']['en'];
    $stored = wp_insert_post([
        'post_title' => wp_slash($post['title']['ko']),
        'post_excerpt' => wp_slash($post['summary']['ko']),
        'post_content' => wp_slash($text),
        'post_date' => $post['posted_on'] . ' 09:00:00',
        'post_status' => 'publish',
        'post_category' => [$categories[$category]],
    ], true);
    if (is_wp_error($stored)) {
        fwrite(STDERR, $stored->get_error_message());
        exit(1);
    }
    $count++;
}
echo json_encode(['posts' => $count, 'seconds' => microtime(true) - $start]);
