using BenchmarkDotNet.Attributes;
using Wirewatch.Language;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Language.Text;

namespace Wirewatch.Benchmarks;

/// <summary>The steps from a text to its names, over the sample of <c>tests/corpus</c>.</summary>
[MemoryDiagnoser]
public class NameRecognitionBenchmarks
{
    private readonly LearnedNameRecognizer _recognizer = new(TaggerModel.Embedded);
    private readonly Annotator _annotator = new();
    private Document[] _documents = [];
    private string[] _texts = [];

    /// <summary>Reads and cuts up the texts.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _texts = Corpus.Read(Corpus.Sample);
        _documents = [.. _texts.Select(text => new Document(new ArticleText(text)))];
        foreach (var document in _documents)
        {
            new Segmentation().Apply(document);
        }
    }

    /// <summary>Names alone; tokens and sentences are known.</summary>
    [Benchmark]
    public int Names()
    {
        var names = 0;
        foreach (var document in _documents)
        {
            document.Names.Clear();
            _recognizer.Recognize(document, document.Names);
            names += document.Names.Count;
        }
        return names;
    }

    /// <summary>Everything that an annotated article holds.</summary>
    [Benchmark]
    public int Annotate()
    {
        var mentions = 0;
        foreach (var text in _texts)
        {
            mentions += _annotator.Annotate(new ArticleText(text)).Mentions.Count;
        }
        return mentions;
    }
}
