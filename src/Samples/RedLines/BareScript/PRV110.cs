using var http = new HttpClient();
foreach (var source in args)
{
    var text = await http.GetStringAsync(new Uri(source)); // expect: PRV110
    Console.WriteLine($"{source}: {text.Length}");
}
